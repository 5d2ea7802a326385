import { BadgePercent, CreditCard, HandCoins, Sheet as Table } from "lucide";
import { useEffect, useState } from "preact/hooks";
import type { Shop } from "../../api/cabinet/wire";
import { go } from "../../cabinet/routing";
import { moneyTexts } from "../../texts/cabinet/money";
import { Card, SectionTitle } from "../../ui/Card";
import { RowButton } from "../../ui/RowButton";
import { ExportSheet } from "./ExportSheet";
import css from "./money.module.css";
import { shopSettings } from "./shop/shop";

/** What is decided about money beforehand, and taking it along as a table. */
export function MoneySettings({ month }: { month: string }) {
  const [isExporting, setExporting] = useState(false);
  const texts = moneyTexts();
  useEffect(() => {
    shopSettings.load();
  }, []);
  const settings = shopSettings.data.value;
  return (
    <section>
      <SectionTitle>{texts.settings}</SectionTitle>
      <Card class={css.rows}>
        <RowButton
          icon={CreditCard}
          label={texts.shop}
          hint={settings ? shopHint(settings.shop) : undefined}
          onPress={() => go({ name: "shop" })}
          isWay
        />
        <RowButton
          icon={HandCoins}
          label={texts.depositRules}
          hint={texts.depositRulesHint}
          onPress={() => go({ name: "deposits" })}
          isWay
        />
        <RowButton
          icon={BadgePercent}
          label={texts.discounts}
          hint={texts.discountsHint}
          onPress={() => go({ name: "discounts" })}
          isWay
        />
        <RowButton
          icon={Table}
          label={texts.export}
          hint={texts.exportHint}
          onPress={() => setExporting(true)}
        />
      </Card>
      {isExporting && <ExportSheet month={month} onClose={() => setExporting(false)} />}
    </section>
  );
}

function shopHint(shop: Shop | null): string {
  const { shopHint: hints } = moneyTexts();
  if (shop === null) return hints.none;
  return shop.state === "connected" && shop.is_test ? hints.test : hints[shop.state];
}
