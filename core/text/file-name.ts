// The name of a file from its URI, as people know it.

/** The last part of a URI without its percent signs; as it is where they make no sense. */
export function fileNameOf(uri: string): string {
  const last = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
