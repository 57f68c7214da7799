// One sha256 for all: pure, the same in Node and in a browser.
import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** 64 lower-case hex digits over the text's UTF-8 bytes; a lone surrogate counts as U+FFFD. */
export const sha256 = (text: string): string => bytesToHex(digest(new TextEncoder().encode(text)));
