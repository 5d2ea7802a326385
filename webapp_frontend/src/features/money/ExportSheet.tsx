import { useEffect, useState } from "preact/hooks";
import { fetchEntriesTable } from "../../api/cabinet/moneyEndpoints";
import { type ApiError, asApiError } from "../../api/errors";
import { say } from "../../cabinet/Toast";
import { monthYear } from "../../format/dates";
import { plural } from "../../format/numbers";
import { hasHost } from "../../telegram";
import { moneyTexts } from "../../texts/cabinet/money";
import { Button } from "../../ui/Button";
import { ErrorState } from "../../ui/Message";
import { PillGroup } from "../../ui/Pill";
import { Sheet } from "../../ui/Sheet";
import { datesOf } from "./money";
import css from "./money.module.css";
import { canShare, copyTable, rowsIn, saveTable, shareTable } from "./table";

interface Props {
  month: string;
  onClose: () => void;
}

/** The entries of a month or its year as a table, to be taken along in whatever way works here. */
export function ExportSheet({ month, onClose }: Props) {
  const [period, setPeriod] = useState(month);
  const { table, error, load } = useTable(period);
  const texts = moneyTexts();
  const year = month.slice(0, 4);
  return (
    <Sheet title={texts.exportTitle} onClose={onClose}>
      <PillGroup
        legend={texts.period}
        name="export-period"
        look="tabs"
        options={[
          { value: month, label: monthYear(`${month}-01`) },
          { value: year, label: texts.year(year) },
        ]}
        value={period}
        onChoose={setPeriod}
      />
      {error ? (
        <ErrorState error={error} onRetry={load} />
      ) : (
        <p role="status">
          {table === null ? texts.preparing : texts.ready(plural(rowsIn(table), texts.rows))}
        </p>
      )}
      {table !== null && <Ways table={table} name={`okoshko-${period}.csv`} />}
      <Button onPress={onClose}>{texts.close}</Button>
    </Sheet>
  );
}

/** Each acts within the tap: browsers neither share nor copy later than that. */
function Ways({ table, name }: { table: string; name: string }) {
  const { share, shareFailed, copy, copied, copyFailed, downloadFile, downloadHint } = moneyTexts();
  return (
    <>
      {canShare(table, name) && (
        <Button
          tone="filled"
          onPress={() => shareTable(table, name).then((isDone) => isDone || say(shareFailed))}
        >
          {share}
        </Button>
      )}
      <Button onPress={() => copyTable(table).then((isDone) => say(isDone ? copied : copyFailed))}>
        {copy}
      </Button>
      <Button onPress={() => saveTable(table, name)}>{downloadFile}</Button>
      {hasHost() && <p class={css.small}>{downloadHint}</p>}
    </>
  );
}

/** The table of a month (YYYY-MM) or a year (YYYY); null until it is here. */
function useTable(period: string) {
  const [table, setTable] = useState<string | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isWanted = true;
    setTable(null);
    setError(null);
    const isYear = period.length === 4;
    fetchEntriesTable(
      isYear ? { from: `${period}-01-01`, to: `${period}-12-31` } : datesOf(period),
    ).then(
      (text) => isWanted && setTable(text),
      (thrown) => isWanted && setError(asApiError(thrown)),
    );
    return () => {
      isWanted = false;
    };
  }, [period, attempt]);
  return { table, error, load: () => setAttempt(attempt + 1) };
}
