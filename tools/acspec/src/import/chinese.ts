/** Whether a text has Chinese (or Japanese, Korean) letters, or their punctuation. */
export function hasChinese(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u.test(
    text,
  );
}
