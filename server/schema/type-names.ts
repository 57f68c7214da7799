// The names of the JSON types of the plan language.
export const typeNames = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null', 'any'] as const;
