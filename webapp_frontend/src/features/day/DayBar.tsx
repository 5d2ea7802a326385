import { CalendarClock, Clock, Ellipsis, List, Plus, Thermometer, TriangleAlert } from "lucide";
import { useState } from "preact/hooks";
import { go } from "../../cabinet/routing";
import { masterId, today } from "../../cabinet/state";
import { ct } from "../../texts/cabinet";
import { AppBar } from "../../ui/AppBar";
import { RowButton } from "../../ui/RowButton";
import { Sheet } from "../../ui/Sheet";
import { SickSheet } from "./SickSheet";

interface Props {
  title: string;
  subtitle: string | undefined;
  view: "day" | "agenda";
  /** null is today. */
  date: string | null;
}

/** The bar above the day: what it holds, and what can be done with it as a whole. */
export function DayBar({ title, subtitle, view, date }: Props) {
  const [open, setOpen] = useState<"menu" | "sick" | null>(null);
  const { showList, showGrid, newVisit, more } = ct().day;
  const close = () => setOpen(null);
  const other = view === "day" ? "agenda" : "day";
  return (
    <>
      <AppBar
        title={title}
        subtitle={subtitle}
        onBack={open ? close : undefined}
        isBackHidden
        actions={[
          {
            icon: view === "day" ? List : CalendarClock,
            label: view === "day" ? showList : showGrid,
            onPress: () => go({ name: other, date }, { replace: true }),
          },
          {
            icon: Plus,
            label: newVisit,
            onPress: () => go({ name: "newVisit", at: null, master: masterId.value }),
          },
          { icon: Ellipsis, label: more, onPress: () => setOpen("menu") },
        ]}
      />
      {open === "menu" && (
        <DayMenu date={date ?? today()} onSick={() => setOpen("sick")} onClose={close} />
      )}
      {open === "sick" && <SickSheet date={date ?? today()} onClose={close} />}
    </>
  );
}

interface MenuProps {
  date: string;
  onSick: () => void;
  onClose: () => void;
}

function DayMenu({ date, onSick, onClose }: MenuProps) {
  const { menu, sick } = ct().day;
  return (
    <Sheet title={menu.title} onClose={onClose}>
      <div>
        <RowButton
          icon={Clock}
          label={menu.hours}
          onPress={() => go({ name: "hoursDate", date })}
          isWay
        />
        <RowButton
          icon={TriangleAlert}
          label={menu.outside}
          onPress={() => go({ name: "outside" })}
          isWay
        />
        {date >= today() && <RowButton icon={Thermometer} label={sick.menu} onPress={onSick} />}
      </div>
    </Sheet>
  );
}
