import function_module as m
import function_module.numbers
import function_module.words

assert m.top() == 42 and m.ANSWER == 42 and m.__version__ == "0.1.0" and m.RATIO == 0.5
assert m.NAME == 'function "module"'
assert m.words.shout("a") == "A" and m.words.Speaker().say("x") == "x!"
assert (
    m.numbers.twice(4) == 8 and m.numbers.twice.__module__ == "function_module.numbers"
)
assert m.words.Speaker.__module__ == "function_module.words"
