const type = "text/csv;charset=utf-8";

/** How many rows a table has below its heading. */
export function rowsIn(table: string): number {
  return Math.max(0, table.trimEnd().split("\n").length - 1);
}

/** Whether this browser hands files on to other apps. */
export function canShare(table: string, name: string): boolean {
  return navigator.canShare?.({ files: [fileOf(table, name)] }) ?? false;
}

/** Hands the table on to another app; whoever changes her mind has not failed. */
export async function shareTable(table: string, name: string): Promise<boolean> {
  try {
    await navigator.share({ files: [fileOf(table, name)] });
    return true;
  } catch (thrown) {
    return thrown instanceof DOMException && thrown.name === "AbortError";
  }
}

/** Copies the table; false where the clipboard is forbidden. */
export async function copyTable(table: string): Promise<boolean> {
  try {
    // The mark of the encoding is for files.
    await navigator.clipboard.writeText(table.replace(/^\uFEFF/, ""));
    return true;
  } catch {
    return false;
  }
}

/** Lets the browser save the table as a file. */
export function saveTable(table: string, name: string): void {
  const url = URL.createObjectURL(fileOf(table, name));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers begin to read it only after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function fileOf(table: string, name: string): File {
  return new File([table], name, { type });
}
