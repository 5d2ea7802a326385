import { inLanguage } from "../inLanguage";
import { en } from "./en";
import { ru } from "./ru";

/** What the client pages say about money; comes with the screens where money is. */
export const pt = inLanguage({ ru, en });
