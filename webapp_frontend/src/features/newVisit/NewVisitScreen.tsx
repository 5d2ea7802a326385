import type { Master } from "../../api/cabinet/wire";
import { back } from "../../cabinet/routing";
import { newVisitTexts } from "../../texts/cabinet/newVisit";
import { AppBar } from "../../ui/AppBar";
import { PillGroup } from "../../ui/Pill";
import { TextField } from "../../ui/TextField";
import { useLeaving } from "../../ui/useLeaving";
import { ClientStep } from "./ClientStep";
import { NotifyChoice } from "./NotifyChoice";
import { SaveBar } from "./SaveBar";
import { SaveError } from "./SaveError";
import { ServicesStep } from "./ServicesStep";
import { TimeStep } from "./TimeStep";
import { type Opening, useNewVisit } from "./useNewVisit";
import { useSaving } from "./useSaving";

/** A visit written down by the master: who, what, when, all on one screen. */
export function NewVisitScreen(opening: Opening) {
  const { cabinet, at } = opening;
  const texts = newVisitTexts();
  const { form, change, chooseMaster, isDirty } = useNewVisit(opening);
  const saving = useSaving(form);
  const leaving = useLeaving(isDirty && !saving.isSaved, goBack, {
    title: texts.leaveTitle,
    text: texts.leaveText,
    leave: texts.leave,
    stay: texts.stay,
  });
  return (
    <>
      <AppBar title={texts.title} onBack={leaving.onBack} />
      <main>
        <MasterChoice masters={cabinet.masters} chosen={form.master} onChoose={chooseMaster} />
        <ClientStep form={form} onChange={change} error={saving.error} />
        <ServicesStep cabinet={cabinet} form={form} onChange={change} />
        <TimeStep
          key={saving.refusals}
          cabinet={cabinet}
          form={form}
          onChange={change}
          isGiven={at !== null}
        />
        <SaveError saving={saving} onChoose={(startsAt) => change({ startsAt })} />
        <TextField
          label={texts.comment}
          hint={texts.optional}
          value={form.comment}
          maxLength={500}
          leftText={texts.commentLeft}
          onChange={(comment) => change({ comment })}
        />
        <NotifyChoice form={form} onChange={change} />
      </main>
      {leaving.sheet}
      <SaveBar cabinet={cabinet} form={form} saving={saving} />
    </>
  );
}

interface MasterProps {
  masters: Master[];
  chosen: number;
  onChoose: (master: number) => void;
}

/** With whom; nothing where there is only one. */
function MasterChoice({ masters, chosen, onChoose }: MasterProps) {
  if (masters.length < 2) return null;
  return (
    <PillGroup
      legend={newVisitTexts().master}
      name="master"
      look="chips"
      options={masters.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={String(chosen)}
      onChoose={(id) => onChoose(Number(id))}
    />
  );
}

function goBack(): void {
  back({ name: "day", date: null });
}
