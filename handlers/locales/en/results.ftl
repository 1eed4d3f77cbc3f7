# Published results

did-publish = published results
did-object-to-result = objected to results
did-answer-objection = answered an objection to results
audit-subject-publication = results { $number }
