# Topics of study: a list that an admin keeps

command-topics = topics of study
study-topics-heading = <b>Topics of study</b>: { $count }
study-topics-line = ▸ { $topic }
study-topics-note = Whoever reports a joint activity chooses from this list. Changing it leaves records as they are.
study-topics-change = ✎ Change the list
study-topics = Topics of study
study-topics-topics = Topics
    .ask = Please send the whole list, one topic a line. It takes the place of the present one.
study-topics-too-many = A list has at most { $most } topics.
study-topics-too-long = A topic has at most { $most } characters; “{ $topic }” is too long.
form-list-empty = An admin has not written the list of topics yet (/topics). Please leave this out for now.
did-set-topics = changed the list of topics
said-topics = topics | topics of study
