import type { StaffService } from "../../api/cabinet/wire";
import { servicesTexts } from "../../texts/cabinet/services";
import { Card } from "../../ui/Card";
import { TextField } from "../../ui/TextField";
import { TextInput } from "../../ui/TextInput";
import { groupNames } from "./groups";
import type { ServiceEditing } from "./useServiceForm";

interface Props {
  editing: ServiceEditing;
  services: StaffService[];
}

/** What the service is called, where it stands and what is included. */
export function BasicFields({ editing, services }: Props) {
  const { form, change, problems } = editing;
  const texts = servicesTexts();
  return (
    <>
      <Card>
        <TextInput
          label={texts.name}
          value={form.name}
          maxLength={120}
          autoComplete="off"
          error={problems.name}
          onChange={(name) => change({ name })}
        />
        <TextInput
          label={texts.group}
          hint={texts.groupHint}
          value={form.group}
          maxLength={60}
          autoComplete="off"
          suggestions={groupNames(services)}
          error={problems.group}
          onChange={(group) => change({ group })}
        />
      </Card>
      <TextField
        label={texts.description}
        hint={texts.descriptionHint}
        value={form.description}
        maxLength={500}
        leftText={texts.charactersLeft}
        onChange={(description) => change({ description })}
      />
    </>
  );
}
