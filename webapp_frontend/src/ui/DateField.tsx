import { RowInput } from "./RowInput";

interface Props {
  label: string;
  /** YYYY-MM-DD, empty while there is none. */
  value: string;
  min?: string | undefined;
  onChange: (value: string) => void;
  error?: string | undefined;
}

/** A civil date, chosen in the phone's own calendar. */
export function DateField(props: Props) {
  return <RowInput {...props} type="date" />;
}
