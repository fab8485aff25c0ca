#!/usr/bin/env node
import { run } from './commands.js';

await run('ingest', process.argv.slice(2));
