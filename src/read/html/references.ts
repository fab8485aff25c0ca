import { load } from 'cheerio/slim';
import { memo } from '../../core/memo.js';

// No name has more letters.
const REFERENCE = /&(?:#(?:\d{1,64}|x[\da-f]{1,64});?|[a-z][a-z\d]{0,31};?)/gi;
// What follows a name without its semicolon tells in an attribute whether it is part of an address (`?a=1&copy=2`).
const REFERENCE_IN_VALUE = /&(?:#(?:\d{1,64}|x[\da-f]{1,64});?|[a-z][a-z\d]{0,31}(?:;|=)?)/gi;

const $ = load('');
const ofText = memo(2000, (reference: string): string => $('<b>').html(reference).text());
const ofValue = memo(2000, (reference: string): string => $(`<b title="${reference}">`).attr('title')!);

/** A text of a page with what its references (`&agrave;`, `&#7897;`) stand for. A page repeats few. */
export const resolved = (text: string): string => text.replace(REFERENCE, ofText);

/** The same for the value of an attribute. */
export const resolvedValue = (value: string): string => value.replace(REFERENCE_IN_VALUE, ofValue);
