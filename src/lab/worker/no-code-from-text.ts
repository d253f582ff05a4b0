/**
 * The first import of the worker: from here on nobody makes code from text, and nobody tries whether they may. The page's policy forbids
 * it, and Firefox complains on its console about the mere attempt. The library that holds the shapes of scenarios tries when its first
 * shape is made, which is when the files of shapes are loaded; so this must have run before them.
 */
import { config } from 'zod';
import { forbidFunctionsFromText } from '../../model/function-from-text.ts';

config({ jitless: true });
forbidFunctionsFromText();
