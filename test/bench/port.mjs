/** The C program and its files, as npm run bench uses them. */
export { compilerHere, compileWeek, runWeek } from '../../bench/c/compile.mjs';
export { writeFirstMorning } from '../../bench/c/first-morning.mjs';
export { readColumns } from '../../bench/c/world-file.mjs';
