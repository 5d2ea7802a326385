import { useEffect, useState } from "preact/hooks";
import { fetchDeposits, saveDeposits } from "../../../api/cabinet/moneyEndpoints";
import type { Deposits } from "../../../api/cabinet/wire";
import { asApiError } from "../../../api/errors";
import { say, sayError } from "../../../cabinet/Toast";
import { resource } from "../../../resource";
import { haptic } from "../../../telegram";
import { depositsTexts } from "../../../texts/cabinet/deposits";
import { isSame } from "../../services/form";
import { type DepositForm, formOf, isRight, policyOf, rebased } from "./form";

const deposits = resource(fetchDeposits);

interface Stale {
  before: DepositForm;
  mine: DepositForm;
}

/** The rules as they are stored. */
export function useStoredDeposits() {
  useEffect(() => {
    deposits.load();
  }, []);
  return { stored: deposits.data.value, error: deposits.error.value, load: deposits.load };
}

export type DepositEditing = ReturnType<typeof useDeposits>;

/** The rules being edited; those refused as too late are kept until it is said what to do. */
export function useDeposits(stored: Deposits) {
  const [form, setForm] = useState(() => formOf(stored));
  const [base, setBase] = useState(stored);
  const [stale, setStale] = useState<Stale | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [isTried, setTried] = useState(false);

  function take(fresh: Deposits): void {
    deposits.set(fresh);
    setBase(fresh);
    setForm(formOf(fresh));
  }

  async function save(): Promise<void> {
    setTried(true);
    if (!isRight(form)) {
      say(depositsTexts().problems.check);
      haptic({ type: "notification", notification_type: "error" });
      return;
    }
    setSaving(true);
    try {
      take(await saveDeposits(policyOf(form, base.version)));
      setTried(false);
      setStale(null);
      say(depositsTexts().saved);
      haptic({ type: "notification", notification_type: "success" });
    } catch (thrown) {
      sayError(thrown);
      if (asApiError(thrown).code === "edited_elsewhere") await putAside();
    }
    setSaving(false);
  }

  async function putAside(): Promise<void> {
    const fresh = await fetchDeposits().catch(() => null);
    if (fresh === null) return;
    setStale({ before: formOf(base), mine: form });
    take(fresh);
  }

  function applyStale(): void {
    if (stale !== null) setForm(rebased(stale.before, stale.mine, form));
    setStale(null);
  }

  return {
    form,
    base,
    isTried,
    isSaving,
    isStale: stale !== null,
    isDirty: !isSame(form, formOf(base)),
    change: (part: Partial<DepositForm>) => setForm((known) => ({ ...known, ...part })),
    save,
    applyStale,
    dropStale: () => setStale(null),
  };
}
