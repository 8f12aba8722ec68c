// A text → the units it is shown in: a line, some lines that one quote reaches over, or a table. Offsets count code points.

const ROWS = 400; // of a longer table so many rows are a unit
const PAIRS = /[\ud800-\udbff]/;

export const points = (text) => (PAIRS.test(text) ? Array.from(text).length : text.length);

/** A stretch of a text by code points. */
export function slice(text, start, end) {
  return PAIRS.test(text) ? Array.from(text).slice(start, end).join("") : text.slice(start, end);
}

/** The units of a text in order: {start, end, text} for lines, {start, end, table, rows, first} for rows of a table. */
export function unitsOf(text, tables, span) {
  const units = [];
  let [at, next] = [0, 0];
  for (const line of text.split("\n")) {
    const end = at + points(line);
    while (next < tables.length && tables[next].end < at) next++;
    const table = next < tables.length && tables[next].start <= at ? tables[next] : null;
    const last = units.at(-1);
    const quoted = span && at < span.end && end > span.start;
    if (table && last?.table === table && last.rows.length < ROWS) grow(last, line, end);
    else if (table) units.push(rowsOf(table, line, at, end, last));
    else if (span && last?.quoted && at < span.end) Object.assign(last, { text: `${last.text}\n${line}`, end });
    else if (line.trim()) units.push({ start: at, end, text: line, quoted });
    at = end + 1;
  }
  return units;
}

function grow(unit, row, end) {
  unit.rows.push(row);
  unit.end = end;
}

function rowsOf(table, row, start, end, last) {
  const first = last?.table === table ? last.first + last.rows.length : 0;
  return { start, end, table, rows: [row], first };
}

/** The unit in which a place stands, or the last before it. */
export function unitAt(units, at) {
  let [low, high] = [0, units.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (units[middle].start <= at) low = middle;
    else high = middle - 1;
  }
  return Math.max(low, 0);
}
