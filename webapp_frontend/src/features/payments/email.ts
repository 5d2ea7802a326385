/** The address of this sitting, so that another attempt to pay does not ask for it again. */
let lastEmail = "";

export function knownEmail(): string {
  return lastEmail;
}

export function keepEmail(email: string): void {
  lastEmail = email;
}

/** Whether a text may be an e-mail address; whether there is such a box only a letter tells. */
export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text.trim());
}
