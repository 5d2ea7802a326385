import { useRef, useState } from "preact/hooks";
import type { Discount, DiscountKind } from "../../../api/cabinet/wire";
import { asApiError } from "../../../api/errors";
import { say, sayError } from "../../../cabinet/Toast";
import { haptic } from "../../../telegram";
import { discountsTexts } from "../../../texts/cabinet/discounts";
import { isSame } from "../../services/form";
import { discounts, storeDiscount } from "./discounts";
import { type DiscountForm, emptyForm, fieldsOf, formOf } from "./form";
import { type Problems, problemsFromServer, problemsOf } from "./problems";

export type DiscountEditing = ReturnType<typeof useDiscountForm>;

/** The form of a discount, new where there is none yet. */
export function useDiscountForm(discount: Discount | null, kind: DiscountKind) {
  const base = useRef(discount);
  const [form, setForm] = useState(() => startOf(discount, kind));
  const [isSaving, setSaving] = useState(false);
  const [isTried, setTried] = useState(false);
  const [refused, setRefused] = useState<Problems>({});
  const found = problemsOf(form);

  function change(part: Partial<DiscountForm>): void {
    setForm((known) => ({ ...known, ...part }));
    setRefused({});
  }

  /** Saves and calls `onSaved`; says what is wrong otherwise, keeping all that was typed. */
  async function save(onSaved: () => void): Promise<void> {
    setTried(true);
    if (Object.keys(found).length > 0) {
      say(discountsTexts().problems.check);
      haptic({ type: "notification", notification_type: "error" });
      focusFirst();
      return;
    }
    setSaving(true);
    try {
      const { name } = await storeDiscount(base.current, fieldsOf(form));
      const { saved, created } = discountsTexts();
      say((base.current === null ? created : saved)(name));
      haptic({ type: "notification", notification_type: "success" });
      onSaved();
    } catch (thrown) {
      const error = asApiError(thrown);
      sayError(error);
      if (error.code === "edited_elsewhere") await takeFresh();
      setRefused(problemsFromServer(error.fields));
    }
    setSaving(false);
  }

  /** Lays what was changed here over what the discount has become since. */
  async function takeFresh(): Promise<void> {
    await discounts.load();
    const before = startOf(base.current, kind);
    const fresh = discounts.data.value?.discounts.find(({ id }) => id === base.current?.id);
    if (fresh === undefined) return;
    base.current = fresh;
    setForm((typed) => ({ ...formOf(fresh), ...changedIn(typed, before) }));
  }

  const isDirty = !isSame(form, startOf(base.current, kind));
  return {
    form,
    change,
    problems: isTried ? { ...refused, ...found } : {},
    isDirty,
    isSaving,
    save,
  };
}

function startOf(discount: Discount | null, kind: DiscountKind): DiscountForm {
  return discount ? formOf(discount) : emptyForm(kind);
}

function changedIn(typed: DiscountForm, before: DiscountForm): Partial<DiscountForm> {
  const changed = Object.entries(typed).filter(
    ([field, value]) => !isSame(value, before[field as keyof DiscountForm]),
  );
  return Object.fromEntries(changed);
}

function focusFirst(): void {
  // The marks are there after the next render.
  setTimeout(() => {
    document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  });
}
