/** 한글 writes these into every document, whether anybody wrote a script or not. */
const DECLARATION = /var\s+[\w$]+\s*=\s*[\w$.]+\s*;/g;
const EMPTY_FUNCTION = /function\s+[\w$]+\s*\([\w$,\s]*\)\s*\{\s*\}/g;
const COMMENT = /\/\/[^\n\r]*|\/\*[^]*?\*\//g;

/** Whether a script of a 한글 document does nothing: declarations of its own objects and functions without a body. */
export function doesNothing(script: string): boolean {
  const bare = script.replace(/^\ufeff|\0/g, '').replace(COMMENT, '');
  return bare.replace(DECLARATION, '').replace(EMPTY_FUNCTION, '').trim() === '';
}
