import { duration } from "../../format/numbers";
import { priceText } from "../../format/price";
import { servicesTexts } from "../../texts/cabinet/services";
import { SectionTitle } from "../../ui/Card";
import { kopecksOf, type ServiceForm } from "./form";
import css from "./preview.module.css";

/** The service's row as it will stand on the client's first screen. */
export function Preview({ form, currency }: { form: ServiceForm; currency: string }) {
  const texts = servicesTexts();
  const kopecks = kopecksOf(form.price);
  return (
    <section>
      <SectionTitle>{texts.preview}</SectionTitle>
      <div class={form.hidden ? `${css.row} ${css.dimmed}` : css.row}>
        <span class={css.name}>{form.name.trim() || texts.previewName}</span>
        <span class={css.price}>
          {kopecks !== null &&
            priceText({ price_kopecks: kopecks, price_from: form.priceFrom }, { currency })}
        </span>
        <span class={css.next}>{form.hidden ? texts.previewHidden : texts.previewTimes}</span>
        <span class={css.length}>{form.durationMin > 0 ? duration(form.durationMin) : ""}</span>
        {form.description.trim() && <p class={css.description}>{form.description}</p>}
      </div>
    </section>
  );
}
