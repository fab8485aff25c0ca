#!/usr/bin/env node
import { run } from './commands.js';

await run('thidua', process.argv.slice(2));
