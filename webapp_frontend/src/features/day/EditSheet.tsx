import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { StaffVisit } from "../../api/cabinet/wire";
import { ct } from "../../texts/cabinet";
import { Button } from "../../ui/Button";
import { Sheet } from "../../ui/Sheet";
import { recover } from "./edits";
import { Notify } from "./Notify";
import { SaveError } from "./SaveError";
import { useSaving } from "./useSaving";

interface Props {
  title: string;
  visit: StaffVisit;
  /** What is changed, and what to know about it. */
  children: ComponentChildren;
  /** Makes the change; `notify` says whether the client is told. */
  act: (notify: boolean) => Promise<void>;
  /** Whether telling the client is what one mostly wants. */
  isTold: boolean;
  isValid?: boolean;
  /** The button's words, where "save" does not say it. */
  label?: string;
  isDanger?: boolean;
  /** Takes one of the free times that are offered in place of a taken one. */
  onOtherTime?: (startsAt: string) => void;
  /** What to say instead where the time is taken and there is none to choose. */
  taken?: ComponentChildren;
  onClose: () => void;
}

/** A question before a visit is changed, with whom to tell of it; nothing closes it meanwhile. */
export function EditSheet(props: Props) {
  const { title, visit, children, act, isValid = true, onOtherTime, onClose } = props;
  const [notify, setNotify] = useState(props.isTold && visit.client.has_telegram);
  const { isBusy, error, save, clearError } = useSaving();
  return (
    <Sheet title={title} onClose={() => isBusy || onClose()}>
      {children}
      <SaveError
        error={error}
        taken={props.taken}
        except={{ at: visit.starts_at, master: visit.master.id }}
        onChoose={
          onOtherTime &&
          ((at) => {
            onOtherTime(at);
            clearError();
          })
        }
      />
      <Notify client={visit.client} isOn={notify} onChange={setNotify} />
      <Button
        tone={props.isDanger ? "danger" : "filled"}
        isBusy={isBusy || !isValid}
        onPress={() =>
          save(
            () => act(notify),
            onClose,
            (thrown) => recover(visit, thrown),
          )
        }
      >
        {props.label ?? ct().shell.save}
      </Button>
      <Button isBusy={isBusy} onPress={onClose}>
        {ct().shell.keep}
      </Button>
    </Sheet>
  );
}
