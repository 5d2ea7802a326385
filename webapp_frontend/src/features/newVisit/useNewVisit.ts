import { useEffect, useRef, useState } from "preact/hooks";
import { fetchStaffVisit } from "../../api/cabinet/endpoints";
import type { Cabinet, StaffVisit } from "../../api/cabinet/wire";
import { masterId } from "../../cabinet/state";
import { sayError } from "../../cabinet/Toast";
import { type NewVisitForm, servicesOf } from "./form";

export interface Opening {
  cabinet: Cabinet;
  /** The ISO instant to begin with. */
  at: string | null;
  master: number | null;
  /** A visit to do again, for the same client. */
  visit?: number | undefined;
}

/** The form of a new visit, filled in with what the screen was opened for. */
export function useNewVisit({ cabinet, at, master, visit }: Opening) {
  const [form, setForm] = useState(() => startOf(cabinet, at, master));
  const isTouched = useRef(false);

  useEffect(() => {
    if (visit === undefined) return;
    fetchStaffVisit(visit).then(
      (again) => setForm((known) => (isTouched.current ? known : repeated(cabinet, known, again))),
      sayError,
    );
  }, [visit]);

  function change(part: Partial<NewVisitForm>): void {
    isTouched.current = true;
    setForm((known) => ({ ...known, ...part }));
  }

  /** Chooses another master and keeps of the services those that she performs. */
  function chooseMaster(id: number): void {
    const performed = servicesOf(cabinet, id).map((service) => service.id);
    const services = form.services.filter((service) => performed.includes(service));
    change({ master: id, services });
  }

  return { form, change, chooseMaster, isDirty: isTouched.current };
}

function startOf(cabinet: Cabinet, at: string | null, master: number | null): NewVisitForm {
  const isKnown = cabinet.masters.some(({ id }) => id === master);
  const chosen = isKnown && master !== null ? master : masterId.value;
  const performed = servicesOf(cabinet, chosen);
  return {
    master: chosen,
    known: null,
    fresh: null,
    // With one service there is nothing to choose.
    services: performed.length === 1 ? performed.map(({ id }) => id) : [],
    startsAt: at !== null && !Number.isNaN(Date.parse(at)) ? at : null,
    comment: "",
    notify: true,
  };
}

function repeated(cabinet: Cabinet, form: NewVisitForm, visit: StaffVisit): NewVisitForm {
  const isSeen = cabinet.masters.some(({ id }) => id === visit.master.id);
  const master = isSeen ? visit.master.id : form.master;
  const performed = servicesOf(cabinet, master).map(({ id }) => id);
  return {
    ...form,
    master,
    known: visit.client,
    services: visit.services.map(({ id }) => id).filter((id) => performed.includes(id)),
  };
}
