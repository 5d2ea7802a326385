/** Whether a text may be an e-mail address; whether there is such a box only a letter tells. */
export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text.trim());
}
