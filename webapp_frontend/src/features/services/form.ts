import type {
  DepositKind,
  Pause,
  ServiceDeposit,
  ServiceFields,
  StaffService,
} from "../../api/cabinet/wire";

/** A service while it is edited: texts as typed, NaN where a number is wanting. */
export interface ServiceForm {
  name: string;
  group: string;
  description: string;
  durationMin: number;
  bufferBeforeMin: number;
  bufferAfterMin: number;
  pauses: Pause[];
  /** In whole units of the currency, as typed. */
  price: string;
  priceFrom: boolean;
  hidden: boolean;
  needsApproval: boolean;
  minNoticeMin: number | null;
  horizonDays: number | null;
  /** HH:MM, empty where there is no bound. */
  earliest: string;
  latest: string;
  /** Monday is 0; all seven is no rule. */
  weekdays: number[];
  masterIds: number[];
  addOn: boolean;
  depositKind: DepositKind | "as_usual";
  /** Rubles of a sum or percent, as typed. */
  depositAmount: string;
}

export const everyDay = [0, 1, 2, 3, 4, 5, 6];

/** A new service performed by these masters. */
export function emptyForm(masterIds: number[]): ServiceForm {
  return {
    name: "",
    group: "",
    description: "",
    durationMin: 60,
    bufferBeforeMin: 0,
    bufferAfterMin: 0,
    pauses: [],
    price: "",
    priceFrom: false,
    hidden: false,
    needsApproval: false,
    minNoticeMin: null,
    horizonDays: null,
    earliest: "",
    latest: "",
    weekdays: everyDay,
    masterIds,
    addOn: false,
    depositKind: "as_usual",
    depositAmount: "",
  };
}

export function formOf(service: StaffService): ServiceForm {
  return {
    name: service.name,
    group: service.group ?? "",
    description: service.description ?? "",
    durationMin: service.duration_min,
    bufferBeforeMin: service.buffer_before_min,
    bufferAfterMin: service.buffer_after_min,
    pauses: service.pauses,
    price: String(service.price_kopecks / 100),
    priceFrom: service.price_from,
    hidden: service.hidden,
    needsApproval: service.needs_approval,
    minNoticeMin: service.min_notice_min,
    horizonDays: service.booking_horizon_days,
    earliest: service.earliest_start ?? "",
    latest: service.latest_start ?? "",
    weekdays: service.weekdays ?? everyDay,
    masterIds: service.master_ids,
    addOn: service.add_on,
    depositKind: service.deposit?.kind ?? "as_usual",
    depositAmount: typedDeposit(service.deposit),
  };
}

export function fieldsOf(form: ServiceForm): ServiceFields {
  return {
    name: form.name.trim(),
    group: form.group.trim() || null,
    description: form.description.trim() || null,
    duration_min: form.durationMin,
    buffer_before_min: form.bufferBeforeMin,
    buffer_after_min: form.bufferAfterMin,
    pauses: inOrder(form.pauses),
    price_kopecks: kopecksOf(form.price) ?? 0,
    price_from: form.priceFrom,
    hidden: form.hidden,
    needs_approval: form.needsApproval,
    min_notice_min: form.minNoticeMin,
    booking_horizon_days: form.horizonDays,
    earliest_start: form.earliest || null,
    latest_start: form.latest || null,
    weekdays: form.weekdays.length === 7 ? null : [...form.weekdays].sort(),
    master_ids: form.masterIds,
    add_on: form.addOn,
    deposit: depositOf(form),
  };
}

function typedDeposit(deposit: ServiceDeposit | null): string {
  if (deposit?.kind === "percent") return String(deposit.amount);
  return deposit?.kind === "fixed" ? String(deposit.amount / 100) : "";
}

function depositOf({ depositKind: kind, depositAmount }: ServiceForm): ServiceDeposit | null {
  if (kind === "as_usual") return null;
  return { kind, amount: depositAmountOf(kind, depositAmount) ?? 0 };
}

/** Kopecks or percent of a deposit as typed, 0 where it has none; null where it can't be. */
export function depositAmountOf(kind: DepositKind | "as_usual", typed: string): number | null {
  if (kind === "percent") {
    const percent = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0;
    return percent >= 1 && percent <= 100 ? percent : null;
  }
  if (kind !== "fixed") return 0;
  const kopecks = kopecksOf(typed);
  return kopecks !== null && kopecks >= 100 && kopecks <= 100_000_000 ? kopecks : null;
}

/** Kopecks of a price as people type it ("2 200", "99,50"); null where it is none. */
export function kopecksOf(price: string): number | null {
  const text = price.replace(/\s/g, "").replace(",", ".");
  return /^\d{1,7}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : null;
}

export function inOrder(pauses: Pause[]): Pause[] {
  return [...pauses].sort((one, other) => one.after_min - other.after_min);
}

/** Whether the service is booked otherwise than the rest. */
export function hasRules(form: ServiceForm): boolean {
  const { minNoticeMin, horizonDays, earliest, latest, weekdays } = form;
  const isBounded = earliest !== "" || latest !== "" || weekdays.length < everyDay.length;
  const isOwn = form.depositKind !== "as_usual";
  return minNoticeMin !== null || horizonDays !== null || isBounded || isOwn;
}

/** What was typed, laid over what the service has become since: one's own changes stay. */
export function rebased(typed: ServiceForm, before: ServiceForm, fresh: ServiceForm): ServiceForm {
  const own = Object.entries(typed).filter(
    ([field, value]) => !isSame(value, before[field as keyof ServiceForm]),
  );
  return { ...fresh, ...Object.fromEntries(own) };
}

export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** A list of numbers with one put in or taken out, in order. */
export function toggled(list: number[], value: number, isIn: boolean): number[] {
  const others = list.filter((each) => each !== value);
  return isIn ? [...others, value].sort((one, other) => one - other) : others;
}
