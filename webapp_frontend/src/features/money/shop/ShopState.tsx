import type { Shop } from "../../../api/cabinet/wire";
import { dayAndTime } from "../../../format/dates";
import { wallOf } from "../../../format/wall";
import { shopTexts } from "../../../texts/cabinet/shop";
import { Card } from "../../../ui/Card";
import { Tag } from "../../../ui/Tag";
import css from "../money.module.css";

/** How the shop is: being checked, working, or refused and what to do then. */
export function ShopState({ shop, isLong }: { shop: Shop; isLong: boolean }) {
  const texts = shopTexts();
  switch (shop.state) {
    case "checking":
      return (
        <div role="status">
          <Card tone="warn">
            <h2>{texts.checkingTitle}</h2>
            <p>{isLong ? texts.checkingLong : texts.checking}</p>
          </Card>
        </div>
      );
    case "rejected":
      return (
        <div role="alert">
          <Card tone="bad">
            <h2>{texts.rejectedTitle}</h2>
            <p>{texts.rejected[shop.problem ?? "unknown"]}</p>
            <p>{texts.rejectedNote}</p>
          </Card>
        </div>
      );
    case "connected":
      return <Connected shop={shop} />;
  }
}

function Connected({ shop: { account_id, is_test, checked_at } }: { shop: Shop }) {
  const { connectedTitle, connected, test, live, testNote, checkedAt } = shopTexts();
  return (
    <div role="status">
      <Card tone={is_test ? "warn" : "ok"}>
        <div class={css.head}>
          <h2>{connectedTitle}</h2>
          <Tag tone={is_test ? "warn" : "ok"}>{is_test ? test : live}</Tag>
        </div>
        <p>
          {connected(account_id)}
          {checked_at && ` · ${checkedAt(dayAndTime(wallOf(checked_at)))}`}
        </p>
        {is_test && <p>{testNote}</p>}
      </Card>
    </div>
  );
}
