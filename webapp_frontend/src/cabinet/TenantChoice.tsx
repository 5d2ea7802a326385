import { ChevronRight, Store } from "lucide";
import { useEffect } from "preact/hooks";
import { fetchTenants } from "../api/cabinet/session";
import { resource } from "../resource";
import { ct } from "../texts/cabinet";
import { AppBar } from "../ui/AppBar";
import { Icon } from "../ui/Icon";
import { ErrorState, Message } from "../ui/Message";
import { Skeleton } from "../ui/Skeleton";
import css from "./TenantChoice.module.css";

const tenants = resource(fetchTenants);

/** Where someone who came from the manager bot wants to go; a single place is gone to at once. */
export function TenantChoice({ onChoose }: { onChoose: (slug: string) => void }) {
  const { data, error } = tenants;
  useEffect(() => {
    tenants.load();
  }, []);
  const only = data.value?.length === 1 ? data.value[0] : undefined;
  useEffect(() => {
    if (only) onChoose(only.slug);
  }, [only, onChoose]);
  if (error.value?.code === "not_a_member" || data.value?.length === 0) return <NoTenants />;
  if (error.value) return <ErrorState error={error.value} onRetry={tenants.load} isWholePage />;
  if (data.value === null || only) return <Skeleton heights={[56, 64, 64]} />;
  return (
    <>
      <AppBar title={ct().shell.choose.title} subtitle={ct().shell.choose.text} />
      <main>
        <ul class={css.list}>
          {data.value.map(({ slug, name, role }) => (
            <li key={slug}>
              <button type="button" class={css.tenant} onClick={() => onChoose(slug)}>
                <span>
                  {name}
                  <span class={css.role}>{ct().shell.role[role]}</span>
                </span>
                <Icon of={ChevronRight} class={css.chevron} size={20} />
              </button>
            </li>
          ))}
        </ul>
      </main>
    </>
  );
}

function NoTenants() {
  const { title, text } = ct().shell.noTenants;
  return (
    <main>
      <Message icon={Store} isWholePage title={title} text={text} />
    </main>
  );
}
