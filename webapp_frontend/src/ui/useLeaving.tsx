import { useLayoutEffect, useState } from "preact/hooks";
import { confirmClosing } from "../telegram";
import { Button } from "./Button";
import { Sheet } from "./Sheet";

interface Question {
  title: string;
  text: string;
  leave: string;
  stay: string;
}

/**
 * Asks before something typed in is left behind, by the page's back as by closing the app.
 *
 * Returns what "back" shall do now, and the question to render while it is asked.
 */
export function useLeaving(isDirty: boolean, onLeave: () => void, question: Question) {
  const [isAsking, setAsking] = useState(false);
  useLayoutEffect(() => {
    confirmClosing(isDirty);
    return () => confirmClosing(false);
  }, [isDirty]);
  const stay = () => setAsking(false);
  return {
    onBack: isDirty ? () => setAsking(!isAsking) : onLeave,
    sheet: isAsking && (
      <Sheet title={question.title} onClose={stay}>
        <p>{question.text}</p>
        <Button tone="danger" onPress={onLeave}>
          {question.leave}
        </Button>
        <Button onPress={stay}>{question.stay}</Button>
      </Sheet>
    ),
  };
}
