import { t } from "../../texts";
import { TextField } from "../../ui/TextField";
import { choose, draft } from "./draft";

/** An optional line or two to the master. */
export function WishField() {
  const { wish, wishHint, wishLeft } = t().confirm;
  return (
    <TextField
      label={wish}
      hint={wishHint}
      value={draft.value.comment}
      maxLength={500}
      leftText={wishLeft}
      onChange={(comment) => choose({ comment })}
    />
  );
}
