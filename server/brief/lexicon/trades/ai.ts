// Models, prompts, answers: names of the generative AI conventions of OpenTelemetry and of assistants.
export const aiObjects = `
model, custom model, language model, ai model, classifier: model; training, fine-tuning: dataset_id; > created trained deployed retired
dataset, training data, training set, data set: collection; + row_count; > created uploaded labelled
prompt, system prompt, prompt template, instruction: record; edited, submitted, sent, created: prompt_length; > created edited run
ai answer, ai response, generated answer, completion, chatbot answer, assistant answer: record; # answer; < conversation; > generated shown rated copied regenerated
ai suggestion, suggestion, recommendation, ai recommendation, autocomplete suggestion: record; > shown accepted edited dismissed
ai assistant, assistant, chatbot, bot, ai agent, copilot, tutor bot, ai tutor: service; # assistant; > created started stopped
ai chat, ai conversation, agent run, agent session: case; # conversation; + model; ended: message_count duration_s; > started ended
summary, meeting summary, transcript, transcription, translation, meeting note, generated image, draft text: record; > generated edited copied shared
embedding, vector index, knowledge source, source document: record; > added indexed removed
evaluation, eval, eval run, benchmark run: run; < model; + score; > started completed
generation: run
ai credit, token credit, generation credit: virtual_money
`;
