import { RowInput } from "./RowInput";

interface Props {
  label: string;
  /** HH:MM, empty while there is none. */
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}

/** A time of day in fives, chosen with the phone's own clock. */
export function TimeField(props: Props) {
  return <RowInput {...props} type="time" step={300} />;
}
