import type { GenericSchema } from 'valibot';

/**
 * A form's fields as the payload a command's shape expects: `clauses[0].text` nests, a number field becomes a number,
 * an unticked box false, an empty optional field nothing. What does not fit stays as typed, for the shape to refuse.
 */
export function payloadFrom(form: FormData, shape: GenericSchema): unknown {
  const typed: Record<string, unknown> = {};
  for (const [key, value] of form.entries()) {
    if (typeof value !== 'string' || own.has(key) || key.startsWith('/')) continue;
    const path = key.slice(0, 200).split(/[.[\]]+/).filter(Boolean);
    // no field of ours lies so deep; as it stands it is one that nobody knows
    put(typed, path.length > 8 ? [path.join(' ')] : path, value);
  }
  return fitted(typed, shape as unknown as Node);
}

/** Fields of the form itself, not of the payload. */
const own = new Set(['command', 'commandId', 'back', 'claimedAt', 'sentAt', 'key']);

interface Node {
  type: string;
  entries?: Record<string, Node>;
  item?: Node;
  wrapped?: Node;
  options?: unknown[];
  pipe?: Node[];
}

function put(into: Record<string, unknown>, path: string[], value: string): void {
  const [head, ...rest] = path as [string, ...string[]];
  if (head === '__proto__' || head === 'constructor' || head === 'prototype') return;
  if (rest.length === 0) {
    const before = into[head];
    if (before === undefined) into[head] = value;
    else if (Array.isArray(before)) before.push(value);
    else into[head] = [before, value];
    return;
  }
  const inner = (into[head] ??= {});
  if (typeof inner === 'object' && inner !== null && !Array.isArray(inner)) put(inner as Record<string, unknown>, rest, value);
}

function fitted(value: unknown, node: Node): unknown {
  switch (node.type) {
    case 'object':
    case 'strict_object': {
      if (typeof value !== 'object' || value === null) return value;
      const given = value as Record<string, unknown>;
      const out: Record<string, unknown> = { ...given };
      for (const [key, entry] of Object.entries(node.entries ?? {})) {
        const inner = fitted(given[key], entry);
        if (inner === undefined) delete out[key];
        else out[key] = inner;
      }
      return out;
    }
    case 'array': {
      const items = value === undefined || value === '' ? [] : Array.isArray(value) ? value : typeof value === 'object' && value !== null ? byIndex(value) : [value];
      return items.map((item) => fitted(item, node.item!));
    }
    case 'nullable':
      return value === undefined || value === '' ? null : fitted(value, node.wrapped!);
    case 'optional':
      return value === undefined || value === '' ? undefined : fitted(value, node.wrapped!);
    case 'boolean':
      return value === undefined ? false : value === 'on' || value === 'true' ? true : value === 'false' ? false : value;
    case 'number':
      return typeof value === 'string' && /^-?\d+([.,]\d+)?$/.test(value.trim()) ? Number(value.replace(',', '.')) : value;
    default:
      return value;
  }
}

/** Rows of a form are numbered, with gaps where one was taken out. */
function byIndex(value: object): unknown[] {
  return Object.entries(value)
    .filter(([key]) => /^\d+$/.test(key))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, item]) => item);
}
