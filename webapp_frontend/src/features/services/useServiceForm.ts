import { useRef, useState } from "preact/hooks";
import type { Cabinet, StaffService } from "../../api/cabinet/wire";
import { asApiError } from "../../api/errors";
import { cabinet as resource } from "../../cabinet/state";
import { say, sayError } from "../../cabinet/Toast";
import { haptic } from "../../telegram";
import { servicesTexts } from "../../texts/cabinet/services";
import { storeService } from "./catalogue";
import { emptyForm, fieldsOf, formOf, isSame, rebased, type ServiceForm } from "./form";
import type { Problems } from "./problems";
import { useProblems } from "./useProblems";

export interface ServiceEditing {
  form: ServiceForm;
  change: (part: Partial<ServiceForm>) => void;
  /** What is wrong, once saving was tried. */
  problems: Problems;
  isDirty: boolean;
  isSaving: boolean;
  /** Saves and calls `onSaved`; says what is wrong otherwise, keeping all that was typed. */
  save: (onSaved: () => void) => Promise<void>;
}

/** The form of a service, new where there is none yet. */
export function useServiceForm(cabinet: Cabinet, service: StaffService | null): ServiceEditing {
  const [start] = useState(() => startOf(cabinet, service));
  const base = useRef({ service, form: start });
  const [form, setForm] = useState(start);
  const [isSaving, setSaving] = useState(false);
  const { problems, check, refuse, forget } = useProblems(form);

  function change(part: Partial<ServiceForm>): void {
    setForm((known) => ({ ...known, ...part }));
    forget(part);
  }

  async function save(onSaved: () => void): Promise<void> {
    if (!check()) return;
    setSaving(true);
    try {
      const stored = await storeService(base.current.service, fieldsOf(form));
      const { saved, created } = servicesTexts();
      say((base.current.service === null ? created : saved)(stored.name));
      haptic({ type: "notification", notification_type: "success" });
      onSaved();
    } catch (thrown) {
      const error = asApiError(thrown);
      sayError(error);
      if (error.code === "edited_elsewhere") await takeFresh();
      refuse(error.fields);
    }
    setSaving(false);
  }

  async function takeFresh(): Promise<void> {
    await resource.load();
    const { service, form: before } = base.current;
    const fresh = resource.data.value?.services.find(({ id }) => id === service?.id);
    if (fresh === undefined) return;
    const freshForm = formOf(fresh);
    base.current = { service: fresh, form: freshForm };
    setForm((typed) => rebased(typed, before, freshForm));
  }

  return { form, change, problems, isDirty: !isSame(form, base.current.form), isSaving, save };
}

function startOf(cabinet: Cabinet, service: StaffService | null): ServiceForm {
  return service ? formOf(service) : emptyForm(cabinet.masters.map(({ id }) => id));
}
