// Education: nouns of learning platforms (xAPI verbs and activities, IMS Caliper) and of schools.
export const educationObjects = `
course, online course, program, curriculum, learning path, training, certification program, bootcamp: course; enrolled: surface; dropped: drop_reason; completed: duration_days score; > created published viewed enrolled started completed
lesson, module, unit, chapter, tutorial: lesson; < course; completed, finished: duration_s; > viewed started completed
lecture, video lesson, video lecture: playable; < course; > started paused completed
quiz, test, exam, pop quiz, practice test, mock exam, placement test, assessment: assessment; taken, completed, finished, graded, failed, passed, retaken: score!; taken, completed, finished: duration_s; submitted: answered_count; retaken: attempt_number; > created published started submitted graded
assignment, homework assignment, essay, paper, project work, coursework, lab report, homework: assessment; < course; submitted, resubmitted: attempt_number is_late; graded: score!; > created published submitted graded returned
grade, mark, score: record; < assignment; + score!; > given published disputed
submission: record; < assignment; graded: score!; > created graded returned
exercise, problem, practice problem, math problem, challenge problem: assessment; completed, solved, attempted: is_correct attempt_number duration_s; > started solved
question: record; answered: answer_length is_correct; asked: message_length; skipped: position; > asked viewed answered closed
quiz question, exam question, multiple-choice question: record; < quiz; answered: is_correct! duration_ms; > shown answered
answer, quiz answer: record; submitted, given: answer_length is_correct; > submitted graded accepted
flashcard, deck card, vocabulary card: record; < deck; reviewed, flipped, answered: is_correct; > created reviewed mastered
deck, flashcard deck, study set, question bank: collection; completed, reviewed: item_count score; > created studied shared
study session, lesson plan, study plan, tutoring session, office hour, study group session: booking; completed, ended, finished: duration_s; > planned scheduled started completed
class, classroom, cohort, study group: group; joined: join_method; > created joined archived
certificate, diploma, transcript, report card, progress report: file; < course; > issued viewed downloaded shared
syllabus, study guide, textbook, worksheet, reading list: content; < course; > published viewed downloaded
attendance: measurement; # class; + attendee_count; > taken
scholarship, tuition, tuition fee, school fee: money; > applied awarded paid
student, teacher, learner, instructor, tutor, professor, parent, pupil, classmate: person
school, university, campus, library: organization
book, library book, e-book: product; borrowed: due_on; returned: is_late; > reserved borrowed renewed returned
hold, book hold, item loan: request; < book; > placed ready picked_up expired
library card: credential
streak, study streak, learning streak: level; + streak_days!; > started extended broken
`;
