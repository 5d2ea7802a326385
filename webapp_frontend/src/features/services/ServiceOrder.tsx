import { ArrowDown, ArrowUp, GripVertical } from "lucide";
import type { StaffService } from "../../api/cabinet/wire";
import { type Group, groupsOf } from "../../groups";
import { servicesTexts } from "../../texts/cabinet/services";
import { AppBar } from "../../ui/AppBar";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Icon, type IconNode } from "../../ui/Icon";
import { storeOrder } from "./catalogue";
import { withGroupMoved, withServiceMoved } from "./groups";
import css from "./order.module.css";
import { useDragging } from "./useDragging";

interface Props {
  services: StaffService[];
  onDone: () => void;
}

/** Puts the services, and their groups, into another order; each change is saved at once. */
export function ServiceOrder({ services, onDone }: Props) {
  const texts = servicesTexts();
  const groups = groupsOf(services);
  return (
    <>
      <AppBar title={texts.order} onBack={onDone} />
      <main>
        <p class={css.hint}>{texts.orderHint}</p>
        {groups.map((group, place) => (
          <section key={group.name}>
            {groups.length > 1 && (
              <div class={css.group}>
                <h2 class={css.groupName}>{group.name ?? texts.noGroup}</h2>
                <Arrows
                  name={group.name ?? texts.noGroup}
                  place={place}
                  count={groups.length}
                  onMove={(to) => keepFocus(() => storeOrder(withGroupMoved(services, place, to)))}
                />
              </div>
            )}
            <Rows
              group={group}
              onMove={(from, to) =>
                keepFocus(() => storeOrder(withServiceMoved(services, group.name, from, to)))
              }
            />
          </section>
        ))}
        <Button tone="filled" onPress={onDone}>
          {texts.done}
        </Button>
      </main>
    </>
  );
}

interface RowsProps {
  group: Group<StaffService>;
  onMove: (from: number, to: number) => void;
}

function Rows({ group, onMove }: RowsProps) {
  const count = group.services.length;
  const { dragged, shift, handle } = useDragging((from, to) => move(from, to));

  function move(from: number, to: number): void {
    const service = group.services[from];
    if (service === undefined || to < 0 || to >= count) return;
    onMove(from, to);
    announce(servicesTexts().moved(service.name, to + 1, count));
  }

  return (
    <ul class={dragged === null ? css.list : `${css.list} ${css.busy}`}>
      {group.services.map(({ id, name, hidden }, place) => (
        <li
          key={id}
          class={place === dragged ? `${css.row} ${css.lifted}` : css.row}
          style={{ transform: shift(place) === 0 ? "" : `translateY(${shift(place)}px)` }}
        >
          <button
            type="button"
            class={css.handle}
            aria-label={servicesTexts().handle(name)}
            onKeyDown={(event) => {
              const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
              if (by === undefined) return;
              event.preventDefault();
              move(place, place + by);
            }}
            {...handle(place)}
          >
            <Icon of={GripVertical} size={20} />
          </button>
          <span class={hidden ? `${css.name} ${css.dimmed}` : css.name}>{name}</span>
          <Arrows name={name} place={place} count={count} onMove={(to) => move(place, to)} />
        </li>
      ))}
    </ul>
  );
}

interface ArrowsProps {
  name: string;
  place: number;
  count: number;
  onMove: (to: number) => void;
}

function Arrows({ name, place, count, onMove }: ArrowsProps) {
  const arrow = (icon: IconNode, label: string, to: number) => (
    <button
      type="button"
      class={css.arrow}
      aria-label={label}
      aria-disabled={to < 0 || to >= count}
      onClick={() => to >= 0 && to < count && onMove(to)}
    >
      <Icon of={icon} size={20} />
    </button>
  );
  return (
    <>
      {arrow(ArrowUp, servicesTexts().up(name), place - 1)}
      {arrow(ArrowDown, servicesTexts().down(name), place + 1)}
    </>
  );
}

// A browser takes the focus from an element that is put elsewhere in the page.
function keepFocus(reorder: () => void): void {
  const focused = document.activeElement;
  reorder();
  setTimeout(() => focused instanceof HTMLElement && focused.focus());
}
