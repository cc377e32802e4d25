// node pack.cjs <file>: as small as brotli makes it, once at build time, since at run time the first visitor would wait for it.
'use strict';

const { readFileSync, writeFileSync } = require('node:fs');
const { brotliCompressSync, constants } = require('node:zlib');

const [file] = process.argv.slice(2);
const bytes = readFileSync(file);
const params = {
  [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
};
writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
