// Which paths stay in a folder.

/** True for a relative path that leads nowhere but down, on every system. */
export function safePath(path: string): boolean {
  return !/(^|\/)\.\.?(\/|$)|\0|\\|:/.test(path) && !path.startsWith('/');
}

/** Whether a real path is the root or lies below it. */
export function isInside(root: string, path: string, separator: string): boolean {
  return path === root || path.startsWith(root.endsWith(separator) ? root : root + separator);
}
