import { pt } from "../../texts/payments";
import { Card } from "../../ui/Card";
import { TextInput } from "../../ui/TextInput";

interface Props {
  value: string;
  isWrong: boolean;
  onChange: (email: string) => void;
}

/** Where the receipt is sent to. */
export function EmailField({ value, isWrong, onChange }: Props) {
  const { label, hint, wrong } = pt().email;
  return (
    <Card>
      <TextInput
        type="email"
        label={label}
        hint={hint}
        error={isWrong ? wrong : undefined}
        autoComplete="email"
        maxLength={254}
        value={value}
        onChange={onChange}
      />
    </Card>
  );
}
