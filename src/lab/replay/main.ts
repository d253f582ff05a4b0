/** The program of the replay. */

import { worldView } from '../view/world-view.ts';
import { unpack } from './pack.ts';

console.log(unpack, worldView);
