// Values that are made when somebody asks for them: most analyses are never asked for everything.

/** What `make` gives, which is called once, and not before it is needed. */
export function lazy<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
