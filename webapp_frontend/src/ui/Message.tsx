import { CloudOff } from "lucide";
import type { ComponentChildren } from "preact";
import type { ApiError } from "../api/errors";
import { t } from "../texts";
import { Button } from "./Button";
import { Icon, type IconNode } from "./Icon";
import css from "./Message.module.css";

interface Props {
  icon: IconNode;
  title: string;
  text?: string | undefined;
  /** What one can do about it. */
  children?: ComponentChildren;
  /** Whether it is all there is on the screen. */
  isWholePage?: boolean;
}

/** Says in the middle of a screen why there is nothing else on it, and what to do next. */
export function Message({ icon, title, text, children, isWholePage = false }: Props) {
  const Heading = isWholePage ? "h1" : "h2";
  return (
    <div class={isWholePage ? `${css.message} ${css.page}` : css.message}>
      <Icon of={icon} class={css.icon} size={32} weight={1.5} />
      <Heading class={css.title} tabIndex={-1}>
        {title}
      </Heading>
      {text && <p class={css.text}>{text}</p>}
      {children}
    </div>
  );
}

type Sentences = Partial<Record<ApiError["code"], string>>;

let own: () => Sentences = () => ({});

/** Lets a page have sentences of its own for some errors; they go before the common ones. */
export function speakOfErrors(sentences: () => Sentences): void {
  own = sentences;
}

/** What to say about an error, with the wait where the server names one. */
export function errorText(error: ApiError): string {
  const sentences: Sentences = { ...t().errors, ...own() };
  const text = sentences[error.code] ?? t().errors.unexpected;
  const wait = error.retryAfterSeconds;
  return wait === null ? text : `${text} ${t().retryIn(wait)}`;
}

interface ErrorProps {
  error: ApiError;
  onRetry: () => void;
  isWholePage?: boolean;
}

/** A failed load with a button that tries again. */
export function ErrorState({ error, onRetry, isWholePage = false }: ErrorProps) {
  return (
    <div role="alert">
      <Message
        icon={CloudOff}
        title={t().common.failedTitle}
        text={errorText(error)}
        isWholePage={isWholePage}
      >
        <Button onPress={onRetry}>{t().common.retry}</Button>
      </Message>
    </div>
  );
}
