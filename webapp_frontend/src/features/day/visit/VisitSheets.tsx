import type { StaffVisit } from "../../../api/cabinet/wire";
import { LengthSheet } from "../LengthSheet";
import { CancelSheet } from "./CancelSheet";
import { ClientSheet } from "./ClientSheet";
import { MoveChoice } from "./MoveChoice";
import { MoneySheets, type MoneyStep } from "./money/MoneySheets";
import { RestoreSheet } from "./RestoreSheet";
import { ServicesSheet } from "./ServicesSheet";
import { TermsSheet } from "./TermsSheet";

/** Something to do to a visit that asks a question first. */
export type VisitStep =
  | MoneyStep
  | "move"
  | "length"
  | "services"
  | "cancel"
  | "restore"
  | "client"
  | "terms";

interface Props {
  step: VisitStep;
  visit: StaffVisit;
  onClose: () => void;
}

export function VisitSheets({ step, visit, onClose }: Props) {
  switch (step) {
    case "move":
      return <MoveChoice visit={visit} onClose={onClose} />;
    case "length":
      return <LengthSheet visit={visit} onClose={onClose} />;
    case "services":
      return <ServicesSheet visit={visit} onClose={onClose} />;
    case "cancel":
      return <CancelSheet visit={visit} onClose={onClose} />;
    case "restore":
      return <RestoreSheet visit={visit} onClose={onClose} />;
    case "client":
      return <ClientSheet client={visit.client} visit={visit.id} onClose={onClose} />;
    case "terms":
      return <TermsSheet client={visit.client} onClose={onClose} />;
    default:
      return <MoneySheets step={step} visit={visit.id} onClose={onClose} />;
  }
}
