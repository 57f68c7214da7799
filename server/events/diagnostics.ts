// Generation warnings: each once, in the order in which they were found.

export interface Diagnostic {
  /** Which property, event, journey: its path, such as `properties.order_id`. */
  readonly about: string;
  readonly message: string;
}

export function diagnosticsList(): {
  readonly add: (about: string, message: string) => void;
  readonly all: () => readonly Diagnostic[];
} {
  const notes = new Map<string, Diagnostic>();
  return {
    add: (about, message) => {
      const key = `${about}\0${message}`;
      if (!notes.has(key)) notes.set(key, { about, message });
    },
    all: () => [...notes.values()],
  };
}
