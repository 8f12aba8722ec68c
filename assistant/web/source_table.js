// Rows of a table of a document → a table with its head, row names and merged cells, the quoted cells marked.
import { element, set, word } from "./page.js";
import { points, slice } from "./source_lines.js";

const BRIEF = 7; // characters of a cell that stays on one line: a year, a figure with its unit, a short head

/** A unit of rows as a table; a long one comes in several, each with its own rows alone. */
export function tableOf(unit, span) {
  const rows = cellsOf(unit);
  const whole = unit.first === 0 && unit.end >= unit.table.end;
  const reach = whole ? reachOf(unit.table) : { of: new Map(), covered: new Set() };
  const made = rows.map((cells, n) => rowOf(cells, unit.first + n, unit.table, span, reach));
  const heads = made.filter((_, n) => unit.first + n <= (unit.table.heads.at(-1) ?? -1));
  const body = made.slice(heads.length);
  const table = element("table", "");
  if (heads.length) table.append(element("thead", "", ...spaced(heads, "\n")), "\n");
  table.append(...grouped(body, rows.slice(heads.length), span, reach));
  const name = [unit.table.title, unit.table.unit].filter((part, n, all) => part && all.indexOf(part) === n).join(" · ");
  const frame = element("div", "wide", table);
  frame.tabIndex = 0; // whoever has no mouse scrolls it with the arrows
  set(frame, "role", "group");
  set(frame, "aria-label", name || word("source_table"));
  return frame;
}

function cellsOf(unit) {
  let at = unit.start;
  return unit.rows.map((line) => {
    const cells = line.split("\t").map((text) => {
      const cell = { text, start: at, end: at + points(text) };
      at = cell.end + 1;
      return cell;
    });
    return cells;
  });
}

/** What each merged cell reaches over, by "row,column", and which places lie under one. */
function reachOf(table) {
  const of = new Map();
  const covered = new Set();
  for (const [row, column, rows, columns] of table.merged) {
    of.set(`${row},${column}`, [rows, columns]);
    for (let r = row; r < row + rows; r++)
      for (let c = column; c < column + columns; c++) if (r !== row || c !== column) covered.add(`${r},${c}`);
  }
  return { of, covered };
}

function rowOf(cells, row, table, span, reach) {
  const made = [];
  cells.forEach((cell, column) => {
    const place = `${row},${column}`;
    if (reach.covered.has(place) && !cell.text) return;
    const head = table.heads.includes(row);
    const named = !head && table.stubs.includes(column);
    const td = element(head || named ? "th" : "td", "", ...inked(cell, span));
    if (cell.text.length <= BRIEF) td.className = "brief";
    if (head) td.scope = "col";
    if (named) td.scope = "row";
    const [rows, columns] = reach.of.get(place) ?? [1, 1];
    if (rows > 1) td.rowSpan = rows;
    if (columns > 1) td.colSpan = columns;
    made.push(td);
  });
  return element("tr", "", ...spaced(made, "\t"));
}

/** The text of a cell, the part that is quoted in a mark; a row that is quoted as a whole is marked as one. */
function inked(cell, span) {
  if (!span || span.rows || cell.end <= span.start || cell.start >= span.end) return [cell.text];
  const [from, to] = [Math.max(0, span.start - cell.start), Math.min(cell.end, span.end) - cell.start];
  return [slice(cell.text, 0, from), element("mark", "", slice(cell.text, from, to)), slice(cell.text, to)];
}

/** Whether the quote is just some whole rows of this unit, so that one mark can hold them. */
export function isWholeRows(unit, span) {
  const rows = cellsOf(unit);
  const starts = rows.some((cells) => cells[0].start === span.start);
  const ends = rows.some((cells) => cells.at(-1).end === span.end);
  const heads = unit.table.heads.at(-1) ?? -1;
  const below = unit.first > heads || rows.slice(0, heads + 1).every((cells) => cells.at(-1).end < span.start);
  const cut = unit.table.merged.some(([row, , reach]) => {
    const [first, last] = [rows[row - unit.first]?.[0], rows[row - unit.first + reach - 1]?.at(-1)];
    return reach > 1 && first && last && first.start < span.end && last.end > span.start && !(first.start >= span.start && last.end <= span.end);
  });
  return starts && ends && below && !cut;
}

/** The rows of the body in groups; those that are quoted as a whole stand in one that is a mark. */
function grouped(made, rows, span, reach) {
  const quoted = (n) => Boolean(span?.rows) && rows[n][0].start >= span.start && rows[n].at(-1).end <= span.end;
  const groups = [];
  made.forEach((row, n) => {
    const mark = quoted(n);
    if (groups.at(-1)?.mark !== mark) groups.push({ mark, rows: [] });
    groups.at(-1).rows.push(row);
  });
  const bodies = groups.map(({ mark, rows: own }) => {
    const group = element(mark ? "mark" : "tbody", mark ? "rows" : "", ...spaced(own, "\n"));
    if (mark) group.setAttribute("role", "rowgroup");
    return group;
  });
  return spaced(bodies, "\n");
}

/** The nodes with a tab or a line end between them: whoever copies them gets the text as it stands. */
function spaced(nodes, between) {
  return nodes.flatMap((node, n) => (n ? [document.createTextNode(between), node] : [node]));
}
