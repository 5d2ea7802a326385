/** "+7 999 000-00-05" for a Russian number; another is shown as it is kept. */
export function phoneText(phone: string): string {
  return phone.replace(/^\+7(\d{3})(\d{3})(\d\d)(\d\d)$/, "+7 $1 $2-$3-$4");
}
