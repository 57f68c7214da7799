// What of the plan the rows cannot show as it is said: told once each, in the order of finding.

export interface Note {
  /** Which property, event, journey: its path, such as `properties.order_id`. */
  readonly about: string;
  readonly message: string;
}

export function notebook(): {
  readonly add: (about: string, message: string) => void;
  readonly all: () => readonly Note[];
} {
  const notes = new Map<string, Note>();
  return {
    add: (about, message) => {
      const key = `${about}\0${message}`;
      if (!notes.has(key)) notes.set(key, { about, message });
    },
    all: () => [...notes.values()],
  };
}
