import { FileQuestion } from "lucide";
import type { Cabinet } from "../api/cabinet/wire";
import { ct } from "../texts/cabinet";
import { Button } from "../ui/Button";
import { Message } from "../ui/Message";
import { type CabinetRoute, go } from "./routing";
import css from "./Screen.module.css";
import { Tabs, tabOf } from "./Tabs";

interface Props {
  cabinet: Cabinet;
  route: CabinetRoute;
}

/** The screen of a route, with the tabs below where it is the root of one. */
export function Screen({ cabinet, route }: Props) {
  const hasTabs = tabOf(route) !== null;
  return (
    <div class={hasTabs ? css.above : css.screen}>
      <Content cabinet={cabinet} route={route} />
      {hasTabs && <Tabs />}
    </div>
  );
}

function Content({ route }: Props) {
  switch (route.name) {
    default:
      return <Missing />;
  }
}

function Missing() {
  const { title, text, toDay } = ct().shell.missing;
  return (
    <main>
      <Message icon={FileQuestion} isWholePage title={title} text={text}>
        <Button tone="filled" onPress={() => go({ name: "day", date: null }, { replace: true })}>
          {toDay}
        </Button>
      </Message>
    </main>
  );
}
