import { FileQuestion } from "lucide";
import { go } from "./routing";
import { t } from "./texts";
import { Button } from "./ui/Button";
import { Message } from "./ui/Message";

/** There is no such page, or no such tenant. */
export function Missing({ isTenantKnown = false }: { isTenantKnown?: boolean }) {
  const { title, text, toServices } = t().missing;
  return (
    <main>
      <Message icon={FileQuestion} isWholePage title={title} text={text}>
        {isTenantKnown && (
          <Button tone="filled" onPress={() => go({ name: "card" }, { replace: true })}>
            {toServices}
          </Button>
        )}
      </Message>
    </main>
  );
}
