/** The fields of a form as its page fills them in with a value: boxes that are not ticked send nothing. */
export function fieldsOf(value: unknown, path = ''): Record<string, string> {
  if (value === undefined || value === false) return {};
  if (value === true) return { [path]: 'on' };
  if (typeof value !== 'object' || value === null) return { [path]: String(value) };
  return Object.assign({}, ...Object.entries(value).map(([key, inner]) => fieldsOf(inner, Array.isArray(value) ? `${path}[${key}]` : path ? `${path}.${key}` : key)));
}
